package org.crowdshelf.project.api;

import java.time.Instant;
import java.util.List;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.project.ProjectDeed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** One deed in a project's history. */
@Name("HistoryEntry")
@Description("Who did what to a project, and when. Never changed.")
public record HistoryEntryNode(
    @NonNull @Description("What was done") ProjectDeed deed,
    @Description("null: the site itself, e.g. at the launch") AccountNode by,
    @NonNull Instant at,
    @NonNull
        @Description(
            "Of an edit: the input fields that it changed; where something was taken out: the path to it")
        List<@NonNull String> fields,
    @Description("Where one was asked for") String reason,
    @NonNull @Description("Its place, for Project.history(after:)") String cursor) {}
