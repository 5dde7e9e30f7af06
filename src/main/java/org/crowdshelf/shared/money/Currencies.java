package org.crowdshelf.shared.money;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/**
 * The ISO 4217 currencies in which people pay today: no former ones, funds, metals or test codes.
 */
public final class Currencies {

  // A test compares them with CLDR.
  private static final Set<String> IN_USE =
      Set.of(
          """
          AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN
          BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB
          EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR
          ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD
          MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR
          PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
          SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS
          VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"""
              .split("\\s+"));

  private Currencies() {}

  /** The currency in use with this three-letter code in capitals; empty for anything else. */
  public static Optional<Currency> of(String code) {
    if (code == null || !IN_USE.contains(code)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException newerThanTheRuntime) {
      return Optional.empty();
    }
  }

  /** The number of minor units in one major unit: 100 for CNY, 1 for JPY. */
  public static long minorPerMajor(Currency currency) {
    long units = 1;
    for (int digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
      units *= 10;
    }
    return units;
  }
}
