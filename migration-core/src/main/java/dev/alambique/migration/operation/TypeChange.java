package dev.alambique.migration.operation;

import java.util.List;
import java.util.Set;

/**
 * What a change of a column's type means for its rows, where that is known; everything else is taken to be dangerous.
 *
 * @param holdsAll whether the new type holds each value of the old one
 * @param keepsRows whether PostgreSQL leaves the rows as they are (ATColumnChangeRequiresRewrite in tablecmds.c)
 */
public record TypeChange(boolean holdsAll, boolean keepsRows) {
    private static final List<String> WIDER_AND_WIDER = List.of("smallint", "integer", "bigint", "numeric");

    /** Binary-coercible pairs ({@code pg_cast.castmethod = 'b'}), as long as no length comes with the new type. */
    private static final Set<String> SAME_BITS =
            Set.of("cidr inet", "xml text", "xml character varying", "oid integer", "integer oid", "bit bit varying");

    private static final int MICROSECONDS = 6;

    /** What the change of one type into another means. */
    public static TypeChange of(String from, String to) {
        SizedType old = SizedType.of(from);
        SizedType now = SizedType.of(to);
        if (old.isArray() || now.isArray()) {
            return new TypeChange(false, false);
        }
        String before = old.name();
        String after = now.name();
        if (before.equals("character varying") && (after.equals(before) || after.equals("text"))) {
            return new TypeChange(now.size() >= old.size(), now.size() >= old.size());
        }
        if (before.equals("text") && after.equals("character varying")) {
            return new TypeChange(!now.isSized(), !now.isSized());
        }
        if (before.equals("numeric") && after.equals(before)) {
            boolean fits = !now.isSized() || now.scale() == old.scale() && now.size() >= old.size();
            return new TypeChange(fits, fits);
        }
        if (SAME_BITS.contains(before + " " + after) && !now.isSized()) {
            return new TypeChange(true, true);
        }
        if (before.equals("bit varying") && after.equals(before)) {
            return new TypeChange(now.size() >= old.size(), now.size() >= old.size());
        }
        if (before.equals(after) && (before.startsWith("time") || before.equals("interval"))) {
            boolean fits = Math.min(now.size(), MICROSECONDS) >= Math.min(old.size(), MICROSECONDS);
            return new TypeChange(fits, fits);
        }
        if (before.equals("real") && after.equals("double precision")) {
            return new TypeChange(true, false);
        }
        int place = WIDER_AND_WIDER.indexOf(before);
        boolean wider = place >= 0 && place < WIDER_AND_WIDER.indexOf(after) && !now.isSized();
        return new TypeChange(wider, false);
    }
}
