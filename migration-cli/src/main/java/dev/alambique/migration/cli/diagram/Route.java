package dev.alambique.migration.cli.diagram;

import java.util.List;

/**
 * The way of a line.
 *
 * @param start where it leaves the box that refers
 * @param passages straight pieces between boxes, in the direction of the line
 * @param end where it reaches the box that is referred to
 */
record Route(Reference reference, End start, List<Passage> passages, End end) {
    Route {
        passages = List.copyOf(passages);
    }

    Route moved(int right, int down) {
        return new Route(
                reference,
                start.moved(right, down),
                passages.stream().map(each -> each.moved(right, down)).toList(),
                end.moved(right, down));
    }

    /**
     * One end of a line, at the side of a box.
     *
     * @param bend how far it is level at least: so far as a wider box above or below may reach
     */
    record End(int x, int y, Side side, int bend) {
        private static final int STRAIGHT = 16;

        /** One that is level until it is clear of all that reaches as far as a line upright. */
        static End clearOf(int x, int y, Side side, int upright) {
            return new End(x, y, side, upright + side.outwards() * STRAIGHT);
        }

        End moved(int right, int down) {
            return new End(x + right, y + down, side, bend + right);
        }
    }

    /** A straight piece. */
    record Passage(int fromX, int toX, int y) {
        Passage moved(int right, int down) {
            return new Passage(fromX + right, toX + right, y + down);
        }
    }

    /** The side of a box. */
    enum Side {
        LEFT(-1),
        RIGHT(1);

        private final int outwards;

        Side(int outwards) {
            this.outwards = outwards;
        }

        /** The direction away from the box. */
        int outwards() {
            return outwards;
        }
    }
}
