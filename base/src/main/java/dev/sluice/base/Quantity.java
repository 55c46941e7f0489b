package dev.sluice.base;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts written as a whole number and a unit.
 *
 * @param factors units in rising order with their size in the smallest one; an empty unit allows a bare number and, put after
 *     the unit it stands for, is preferred to it
 */
record Quantity(SequencedMap<String, Long> factors) {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18})\\s*([A-Za-z]*)");

    /** The amount in the smallest unit; empty if the text is no amount or more than a long holds. */
    OptionalLong parse(String text) {
        Matcher amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(amount.group(1));
        String unit = amount.group(2).toLowerCase(Locale.ROOT);
        return factors.entrySet().stream()
                .filter(factor -> factor.getKey().toLowerCase(Locale.ROOT).equals(unit))
                .filter(factor -> number <= Long.MAX_VALUE / factor.getValue())
                .mapToLong(factor -> number * factor.getValue())
                .findFirst();
    }

    /** The amount in the largest unit that divides it. */
    String write(long amount) {
        return factors.sequencedEntrySet().reversed().stream()
                .filter(factor -> amount != 0 && amount % factor.getValue() == 0)
                .map(factor -> amount / factor.getValue() + factor.getKey())
                .findFirst()
                .orElseGet(() -> amount + factors.firstEntry().getKey());
    }
}
