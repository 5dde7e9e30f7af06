package org.crowdshelf.export;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.language.Language;

/**
 * An order for a file.
 *
 * @param project null only for one's own data
 * @param rewards those whose pledges are wanted; null for all
 * @param language of the headings
 */
public record ExportOrder(
    ExportKind kind, UUID project, List<UUID> rewards, ExportFormat format, Language language) {}
