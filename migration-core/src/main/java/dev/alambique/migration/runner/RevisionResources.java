package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Scripts that are read already, as Flyway asks for them: it scans no folder and no class path a second time. */
final class RevisionResources implements ResourceProvider {
    private final Map<String, Text> texts = new TreeMap<>();

    /**
     * @param migrations the revisions that Flyway is to know of
     * @param more the repeatable and baseline scripts that it is to know of
     */
    RevisionResources(Revisions revisions, Collection<Revision> migrations, Collection<Script> more) {
        List<Script> scripts = new ArrayList<>(revisions.others());
        scripts.addAll(more);
        migrations.stream().filter(each -> !each.isJava()).map(Revision::up).forEach(scripts::add);
        for (Script script : scripts) {
            texts.put(script.path(), new Text(script, revisions.place() + "/migration/" + script.path()));
        }
    }

    @Override
    public LoadableResource getResource(String path) {
        return texts.get(path);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return texts.values().stream()
                .filter(each -> each.getFilename().startsWith(prefix) && ends(each.getFilename(), suffixes))
                .map(each -> (LoadableResource) each)
                .toList();
    }

    private static boolean ends(String name, String[] suffixes) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(suffixes).anyMatch(suffix -> lower.endsWith(suffix.toLowerCase(Locale.ROOT)));
    }

    /** One script as Flyway reads it. */
    private static final class Text extends LoadableResource {
        private final Script script;
        private final String place;

        private Text(Script script, String place) {
            this.script = script;
            this.place = place;
        }

        @Override
        public Reader read() {
            return new StringReader(script.text());
        }

        @Override
        public String getAbsolutePath() {
            return place;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return place;
        }

        @Override
        public String getFilename() {
            return script.fileName();
        }

        @Override
        public String getRelativePath() {
            return script.path();
        }
    }
}
