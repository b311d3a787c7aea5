package dev.alambique.migration.revision;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The part of a file name that says what a revision does: lower-case ASCII letters and digits joined by underscores, at
 * most 60 characters, such as {@code add_data_nascimento_to_aluno_table}.
 *
 * @param text the slug
 */
public record Slug(String text) {
    private static final int LONGEST = 60;

    public Slug {
        if (!text.matches("[a-z0-9]+(_[a-z0-9]+)*") || text.length() > LONGEST) {
            throw new IllegalArgumentException("Not a slug: '" + text + "'");
        }
    }

    /** The slug of a message: accents removed, everything else an underscore, cut after a word; {@code revision} if nothing is left. */
    public static Slug of(String message) {
        String ascii = Normalizer.normalize(message, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String words =
                ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        if (words.isEmpty()) {
            return new Slug("revision");
        }
        return new Slug(words.length() <= LONGEST ? words : cut(words));
    }

    private static String cut(String words) {
        int end = words.lastIndexOf('_', LONGEST);
        return end > 0 ? words.substring(0, end) : words.substring(0, LONGEST);
    }

    @Override
    public String toString() {
        return text;
    }
}
