package dev.sluice.wire.items;

/** Foreign text on its way into an error message: short, one line, nothing that a terminal or log would obey. */
final class Shown {
    private static final int MAX_CHARS = 40;

    private Shown() {}

    static String text(String foreign) {
        StringBuilder shown = new StringBuilder("'");
        for (int i = 0; i < foreign.length() && i < MAX_CHARS; i++) {
            char c = foreign.charAt(i);
            boolean plain = c >= 0x20 && c < 0x7f && c != '\'';
            shown.append(plain ? c : '?');
        }
        return shown.append(foreign.length() > MAX_CHARS ? "…'" : "'").toString();
    }
}
