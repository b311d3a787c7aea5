package dev.alambique.migration;

import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionDraft;
import java.util.Optional;

/**
 * What became of a request for a revision.
 *
 * @param comparison what model and database differ in; absent for a revision that was asked for empty
 * @param draft what was proven, where there was a difference
 * @param revision the revision that was written; absent when there was nothing to do or only the SQL was wanted
 */
public record Written(Optional<Comparison> comparison, Optional<RevisionDraft> draft, Optional<Revision> revision) {}
