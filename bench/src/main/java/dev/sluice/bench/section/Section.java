package dev.sluice.bench.section;

import java.util.List;

/** A group of figures that can be asked for alone. */
public interface Section {
    /** As given to {@code --only}. */
    String name();

    void run(Context context);

    /** All, in the order they run. */
    static List<Section> all() {
        return List.of(
                new StartSection(),
                RequestSection.sets(),
                RequestSection.probes(),
                new PacedSection(),
                new DeliverySection(),
                new IdleSection(),
                new LossSection());
    }
}
