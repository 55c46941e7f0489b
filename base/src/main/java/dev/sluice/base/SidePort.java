package dev.sluice.base;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The port of a listener beside the front door: of STUN, say. */
public sealed interface SidePort {
    /** This one, 1 to 65535. */
    record Fixed(int number) implements SidePort {}

    /** Any free one. */
    record Free() implements SidePort {}

    /** No listener. */
    record Off() implements SidePort {}

    /**
     * The usual one; or any free one where that is taken or the front door takes a free one too, so that servers side by
     * side do not collide.
     */
    record Auto(int usual) implements SidePort {}

    /**
     * Reads a setting of this kind; the default is {@code auto}.
     *
     * @param usual the port of {@code auto}
     */
    static SidePort read(SettingReader in, String name, int usual, String doc) {
        String forms = " auto is " + usual
                + ", or any free port where that is taken or http.address has port 0; free is any free one; 0 or off is none.";
        return in.value(name, new Auto(usual), new Form(usual), doc + forms);
    }

    /**
     * The port to bind, 0 for any free one; empty for no listener.
     *
     * @param frontDoorIsFree whether the front door takes any free port
     */
    default OptionalInt toBind(boolean frontDoorIsFree) {
        return switch (this) {
            case Fixed(int number) -> OptionalInt.of(number);
            case Free() -> OptionalInt.of(0);
            case Off() -> OptionalInt.empty();
            case Auto(int usual) -> OptionalInt.of(frontDoorIsFree ? 0 : usual);
        };
    }

    /** Whether any free port will do when the one to bind is taken. */
    default boolean mayMove() {
        return this instanceof Auto;
    }

    /** How such a port is written. */
    record Form(int usual) implements SettingForm<SidePort> {
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");
        private static final int MAX_PORT = 65_535;

        @Override
        public SidePort parse(String text) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            return switch (word) {
                case "auto" -> new Auto(usual);
                case "free" -> new Free();
                case "off", "false", "no" -> new Off();
                default -> number(word);
            };
        }

        private static SidePort number(String word) {
            if (DIGITS.matcher(word).matches() && Integer.parseInt(word) <= MAX_PORT) {
                int number = Integer.parseInt(word);
                return number == 0 ? new Off() : new Fixed(number);
            }
            throw new IllegalArgumentException("a port from 1 to 65535, off, free or auto");
        }

        @Override
        public String write(SidePort value) {
            return switch (value) {
                case Fixed(int number) -> Integer.toString(number);
                case Free() -> "free";
                case Off() -> "off";
                case Auto(int _) -> "auto";
            };
        }

        @Override
        public String type() {
            return "port";
        }

        @Override
        public String bounds() {
            return "1 to 65535, off, free, auto";
        }
    }
}
