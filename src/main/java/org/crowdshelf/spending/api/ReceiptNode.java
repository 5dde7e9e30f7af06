package org.crowdshelf.spending.api;

import java.time.LocalDate;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.spending.ReceiptKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A receipt of a spending. */
@Name("Receipt")
@Description("What proves a spending.")
public record ReceiptNode(
    @NonNull @Description("The kind of receipt") ReceiptKind kind,
    @NonNull @Description("The day on it") LocalDate issuedOn,
    @NonNull @Description("Its part of the spending") Money amount,
    @Description("The last four characters of its number: ****5678; null where it has none")
        String numberEnds,
    @Description(
            "A picture for everyone, with persons' names, numbers and faces covered, made by its own people; null where they made none")
        String publicUrl,
    @Description(
            "As it is, for the project's own people and reviewers; made anew whenever it is asked for and good for 5 minutes; open it without the token. null for anyone else.")
        String originalUrl,
    @NonNull
        @Description(
            "SHA-256 of the file at originalUrl, hex, so that it cannot be exchanged later")
        String sha256) {}
