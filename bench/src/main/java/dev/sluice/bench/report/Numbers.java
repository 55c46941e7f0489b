package dev.sluice.bench.report;

import java.util.Locale;

/** Numbers as they stand in tables. */
final class Numbers {
    private Numbers() {}

    /** Whole numbers with separators from 100 on, one decimal from 10 on, two below; NaN is nothing. */
    static String shortForm(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) || value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
