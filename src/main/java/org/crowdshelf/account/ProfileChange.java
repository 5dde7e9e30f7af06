package org.crowdshelf.account;

import org.crowdshelf.shared.input.Given;

/** What somebody wants to change about their own profile. */
public record ProfileChange(
    Given<String> name,
    Given<String> avatarUrl,
    Given<String> bio,
    Given<FundraiserKind> fundraiserKind) {}
