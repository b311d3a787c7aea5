package dev.alambique.migration.revision;

/** Revisions of another place, with values for the placeholders in them. */
record ValuedRevisions(RevisionSource source, Placeholders values) implements RevisionSource {
    @Override
    public Revisions read() {
        return source.read().with(values);
    }

    @Override
    public String location() {
        return source.location();
    }

    @Override
    public ClassLoader classLoader() {
        return source.classLoader();
    }
}
