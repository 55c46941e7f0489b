package dev.sluice.server.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class NearestName {
    private NearestName() {}

    /**
     * The nearest of {@code names}, or empty if none is near enough to be a slip of the pen. Spelling in camel case, with
     * underscores or without the section does not count as a difference.
     */
    static Optional<String> to(String wanted, Collection<String> names) {
        String plain = plain(wanted);
        return names.stream()
                .map(name -> new Candidate(name, distance(plain, name)))
                .filter(candidate -> candidate.distance <= Math.max(2, plain.length() / 3))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    private static int distance(String wanted, String name) {
        String plain = plain(name);
        int dot = plain.lastIndexOf('.');
        int whole = editDistance(wanted, plain);
        // A match without the section is a bit worse than one with it.
        return dot < 0 || wanted.indexOf('.') >= 0
                ? whole
                : Math.min(whole, editDistance(wanted, plain.substring(dot + 1)) + 1);
    }

    private static String plain(String name) {
        String kebab =
                name.equals(name.toUpperCase(Locale.ROOT)) ? name : name.replaceAll("([a-z0-9])([A-Z])", "$1-$2");
        return kebab.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
    static int editDistance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (isSwap(from, i, to, j)) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[to.length()];
    }

    private static boolean isSwap(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
