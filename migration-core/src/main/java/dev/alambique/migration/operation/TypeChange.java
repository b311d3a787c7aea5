package dev.alambique.migration.operation;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change of a column's type means for its rows, where that is known; everything else is taken to be dangerous.
 *
 * @param holdsAll whether the new type holds each value of the old one
 * @param keepsRows whether PostgreSQL leaves the rows as they are (ATColumnChangeRequiresRewrite in tablecmds.c)
 */
public record TypeChange(boolean holdsAll, boolean keepsRows) {
    private static final Pattern TYPE =
            Pattern.compile("([a-z ]+?)(?:\\((\\d+)(?:,(\\d+))?\\))?( with(?:out)? time zone)?");
    private static final List<String> WIDER_AND_WIDER = List.of("smallint", "integer", "bigint", "numeric");

    /** Binary-coercible pairs ({@code pg_cast.castmethod = 'b'}), as long as no length comes with the new type. */
    private static final Set<String> SAME_BITS =
            Set.of("cidr inet", "xml text", "xml character varying", "oid integer", "integer oid", "bit bit varying");

    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int MICROSECONDS = 6;

    /** What the change of one type into another means. */
    public static TypeChange of(String from, String to) {
        Matcher old = TYPE.matcher(from);
        Matcher now = TYPE.matcher(to);
        if (!old.matches() || !now.matches()) {
            return new TypeChange(false, false);
        }
        String before = base(old);
        String after = base(now);
        int size = size(old);
        int newSize = size(now);
        if (before.equals("character varying") && (after.equals(before) || after.equals("text"))) {
            return new TypeChange(newSize >= size, newSize >= size);
        }
        if (before.equals("text") && after.equals("character varying")) {
            return new TypeChange(newSize == UNLIMITED, newSize == UNLIMITED);
        }
        if (before.equals("numeric") && after.equals(before)) {
            boolean sameScale = String.valueOf(old.group(3)).equals(String.valueOf(now.group(3)));
            boolean fits = newSize == UNLIMITED || sameScale && newSize >= size;
            return new TypeChange(fits, fits);
        }
        if (SAME_BITS.contains(before + " " + after) && newSize == UNLIMITED) {
            return new TypeChange(true, true);
        }
        if (before.equals("bit varying") && after.equals(before)) {
            return new TypeChange(newSize >= size, newSize >= size);
        }
        if (before.equals(after) && (before.startsWith("time") || before.equals("interval"))) {
            boolean fits = Math.min(newSize, MICROSECONDS) >= Math.min(size, MICROSECONDS);
            return new TypeChange(fits, fits);
        }
        if (before.equals("real") && after.equals("double precision")) {
            return new TypeChange(true, false);
        }
        int place = WIDER_AND_WIDER.indexOf(before);
        boolean wider = place >= 0 && place < WIDER_AND_WIDER.indexOf(after) && newSize == UNLIMITED;
        return new TypeChange(wider, false);
    }

    private static String base(Matcher type) {
        return type.group(1) + (type.group(4) == null ? "" : type.group(4));
    }

    private static int size(Matcher type) {
        return type.group(2) == null ? UNLIMITED : Integer.parseInt(type.group(2));
    }
}
