package dev.sluice.server.settings;

/** Texts of users in messages: on one line, and not longer than one can read. */
final class Shown {
    private static final int NAME_CHARS = 60;
    private static final int SENTENCE_CHARS = 200;

    private Shown() {}

    /** The text in quotes. */
    static String value(String text) {
        return "'" + name(text) + "'";
    }

    static String name(String text) {
        return cut(text, NAME_CHARS);
    }

    static String sentence(String text) {
        return cut(text, SENTENCE_CHARS);
    }

    private static String cut(String text, int maxChars) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(maxChars).forEach(character -> append(shown, character));
        return text.codePointCount(0, text.length()) > maxChars
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> shown.appendCodePoint(isVisible(character) ? character : '\ufffd');
        }
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
