package org.crowdshelf.allotment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides amounts to the last minor unit. */
final class Shares {

  private Shares() {}

  /**
   * Divides an amount by weight: each gets its share rounded down, and what is left goes, a unit
   * each, to those with the largest remainders; of equal ones to the first.
   *
   * @param weights not all of them zero
   */
  static List<Long> byWeight(long amountMinor, List<Long> weights) {
    BigInteger all =
        weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    List<BigInteger[]> shares =
        weights.stream()
            .map(weight -> BigInteger.valueOf(amountMinor).multiply(BigInteger.valueOf(weight)))
            .map(product -> product.divideAndRemainder(all))
            .toList();
    List<Long> amounts = new ArrayList<>();
    shares.forEach(share -> amounts.add(share[0].longValueExact()));
    long leftMinor = amountMinor - amounts.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, weights.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> shares.get(i)[1]).reversed())
        .limit(leftMinor)
        .forEach(lucky -> amounts.set(lucky, amounts.get(lucky) + 1));
    return amounts;
  }
}
