package dev.alambique.migration.cli.diagram;

/** A box and its left upper corner. */
record Placed(Box box, int x, int y) {
    int right() {
        return x + box.width();
    }

    int bottom() {
        return y + box.height();
    }

    Placed moved(int right, int down) {
        return new Placed(box, x + right, y + down);
    }
}
