package dev.alambique.migration.cli.diagram;

import java.util.List;

/** A box and the lines that lead from it to others. */
record Figure(Box box, List<Reference> references) {
    Figure {
        references = List.copyOf(references);
    }

    static Figure of(Box box) {
        return new Figure(box, List.of());
    }

    /** Whether a line leads from this box to that one, or from that one to this. */
    boolean isBeside(Figure other) {
        return leadsTo(other) || other.leadsTo(this);
    }

    private boolean leadsTo(Figure other) {
        return references.stream().anyMatch(each -> each.to().equals(other.box.name()));
    }
}
