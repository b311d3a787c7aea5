package dev.alambique.migration.cli.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place in a layer: that of a box, or of a line that passes through. Its height above the ground is found step by step. */
final class Slot {
    private static final int PASSAGE = 14;

    private final Optional<Box> box;
    private final List<Joint> joints = new ArrayList<>();
    private double top;

    private Slot(Optional<Box> box) {
        this.box = box;
    }

    static Slot of(Box box) {
        return new Slot(Optional.of(box));
    }

    static Slot passage() {
        return new Slot(Optional.empty());
    }

    /** The end of a line at this slot: how far below its top, and where its other end is. */
    record Joint(int port, Slot other, int otherPort) {}

    /** Joins two slots of neighbouring layers by a line. */
    static void join(Slot one, int port, Slot other, int otherPort) {
        one.joints.add(new Joint(port, other, otherPort));
        other.joints.add(new Joint(otherPort, one, port));
    }

    Optional<Box> box() {
        return box;
    }

    int height() {
        return box.map(Box::height).orElse(PASSAGE);
    }

    /** Where a line to a column ends, below its top. */
    int port(String column) {
        return box.map(each -> each.middleOf(column)).orElse(PASSAGE / 2);
    }

    double top() {
        return top;
    }

    double middle() {
        return top + height() / 2.0;
    }

    void moveTo(double newTop) {
        top = newTop;
    }

    /** The top at which its lines would be straightest; where it is, if it has none. */
    double wish() {
        return joints.stream()
                .mapToDouble(each -> each.other().top + each.otherPort() - each.port())
                .average()
                .orElse(top);
    }
}
