package dev.alambique.migration.cli.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Orders the slots of each layer, and finds their heights, so that lines cross little and are nearly straight. */
final class Stacking {
    private static final int ROUNDS = 12;

    private final List<List<Slot>> layers;

    private Stacking(List<List<Slot>> layers) {
        this.layers = layers;
    }

    /** Orders and moves the slots of the layers; the topmost ends up at 0. */
    static void settle(List<List<Slot>> layers) {
        Stacking stacking = new Stacking(layers);
        layers.forEach(layer -> stacking.apart(layer, List.copyOf(tops(layer))));
        for (int i = 0; i < ROUNDS; i++) {
            layers.forEach(stacking::order);
            for (int layer = layers.size() - 1; layer >= 0; layer--) {
                stacking.order(layers.get(layer));
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            layers.forEach(stacking::straighten);
            for (int layer = layers.size() - 1; layer >= 0; layer--) {
                stacking.straighten(layers.get(layer));
            }
        }
        double highest = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(Slot::top)
                .min()
                .orElse(0);
        layers.forEach(layer -> layer.forEach(slot -> slot.moveTo(slot.top() - highest)));
    }

    private void order(List<Slot> layer) {
        layer.sort(Comparator.comparingDouble(slot -> slot.wish() + slot.height() / 2.0));
        straighten(layer);
    }

    private void straighten(List<Slot> layer) {
        apart(layer, layer.stream().map(Slot::wish).toList());
    }

    private static List<Double> tops(List<Slot> layer) {
        return layer.stream().map(Slot::top).toList();
    }

    /** As near to the wishes as the gaps allow: half-way between what pushing down and pushing up give. */
    private void apart(List<Slot> layer, List<Double> wishes) {
        List<Double> down = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < layer.size(); i++) {
            double top = Math.max(wishes.get(i), free);
            down.add(top);
            free = top + layer.get(i).height() + gap(layer, i);
        }
        double ceiling = Double.POSITIVE_INFINITY;
        for (int i = layer.size() - 1; i >= 0; i--) {
            int below = i < layer.size() - 1 ? gap(layer, i) : 0;
            double top = Math.min(wishes.get(i), ceiling - below - layer.get(i).height());
            ceiling = top;
            layer.get(i).moveTo((top + down.get(i)) / 2);
        }
    }

    /** Two lines that pass may be near each other. */
    private static int gap(List<Slot> layer, int above) {
        boolean lines = layer.get(above).box().isEmpty()
                && above + 1 < layer.size()
                && layer.get(above + 1).box().isEmpty();
        return lines ? 0 : Layering.GAP;
    }
}
