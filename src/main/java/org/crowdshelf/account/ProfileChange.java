package org.crowdshelf.account;

import org.crowdshelf.shared.input.InputField;

/** What somebody wants to change about their own profile. */
public record ProfileChange(
    InputField<String> name,
    InputField<String> avatarUrl,
    InputField<String> bio,
    InputField<FundraiserKind> fundraiserKind) {}
