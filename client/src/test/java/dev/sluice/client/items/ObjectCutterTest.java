package dev.sluice.client.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ObjectCutterTest {
    private static final String BODY = "{\"a\":1}\n\r\n{\"ä\":2}\r\n\n{}\n{\"last\":3}";
    private static final List<String> LINES = List.of("{\"a\":1}", "{\"ä\":2}\r", "{}", "{\"last\":3}");

    @Property
    void linesAreTheSameHoweverTheBodyIsCut(@ForAll @Size(max = 12) List<@IntRange(min = 1, max = 9) Integer> cuts) {
        assertThat(cutInto(cuts, ObjectCutter.Framing.LINES)).isEqualTo(LINES);
    }

    @Property
    void aWholeBodyIsOneObjectHoweverItIsCut(@ForAll @Size(max = 12) List<@IntRange(min = 1, max = 9) Integer> cuts) {
        assertThat(cutInto(cuts, ObjectCutter.Framing.WHOLE)).containsExactly(BODY);
    }

    @Test
    void blankLinesAndAnEmptyBodyAreNoObjects() {
        assertThat(cut("\n \n\t\r\n", ObjectCutter.Framing.LINES)).isEmpty();
        assertThat(cut("", ObjectCutter.Framing.WHOLE)).isEmpty();
        assertThat(cut(" \n", ObjectCutter.Framing.WHOLE)).isEmpty();
    }

    @Test
    void anObjectOfExactlyTheLimitPasses() {
        ObjectCutter cutter = new ObjectCutter(ObjectCutter.Framing.LINES, 5);
        cutter.add(List.of(bytes("12345\n123456\n")));
        assertThat(cutter.cut().map(ObjectCutterTest::text)).contains("12345");
        assertThat(cutter.isTooLarge()).isFalse();
        assertThat(cutter.cut()).isEmpty();
        assertThat(cutter.isTooLarge()).isTrue();
        assertThat(cutter.cut()).isEmpty();
    }

    @Test
    void whatNeverEndsIsNoticedAtTheLimit() {
        ObjectCutter cutter = new ObjectCutter(ObjectCutter.Framing.LINES, 100);
        int added = 0;
        while (!cutter.isTooLarge() && added < 1000) {
            cutter.add(List.of(bytes("x".repeat(10))));
            assertThat(cutter.cut()).isEmpty();
            added++;
        }
        assertThat(added).isEqualTo(11);
    }

    private static List<String> cutInto(List<Integer> cuts, ObjectCutter.Framing framing) {
        byte[] body = BODY.getBytes(UTF_8);
        List<ByteBuffer> pieces = new ArrayList<>();
        int from = 0;
        for (int length : cuts) {
            int to = Math.min(body.length, from + length);
            pieces.add(ByteBuffer.wrap(body, from, to - from));
            from = to;
        }
        pieces.add(ByteBuffer.wrap(body, from, body.length - from).asReadOnlyBuffer());
        return cut(pieces, framing);
    }

    private static List<String> cut(String body, ObjectCutter.Framing framing) {
        return cut(List.of(bytes(body)), framing);
    }

    /** Piece by piece, as from a network. */
    private static List<String> cut(List<ByteBuffer> pieces, ObjectCutter.Framing framing) {
        ObjectCutter cutter = new ObjectCutter(framing, 1000);
        List<String> objects = new ArrayList<>();
        for (ByteBuffer piece : pieces) {
            cutter.add(List.of(piece));
            for (Optional<byte[]> cut = cutter.cut(); cut.isPresent(); cut = cutter.cut()) {
                objects.add(text(cut.get()));
            }
        }
        cutter.rest().ifPresent(rest -> objects.add(text(rest)));
        return objects;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
