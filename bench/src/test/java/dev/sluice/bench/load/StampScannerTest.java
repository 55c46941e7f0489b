package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class StampScannerTest {
    @Property
    void aStampIsReadBackWhereverItIsSplit(
            @ForAll @LongRange(min = 0) long timeNs,
            @ForAll @LongRange(min = 0, max = 9_999_999_999L) long sequence,
            @ForAll @IntRange(min = 0, max = 60) int split) {
        byte[] body = ("{\"p\":\"" + Stamp.payload(64) + "\"}").getBytes(StandardCharsets.US_ASCII);
        Stamp.write(body, 6, timeNs, sequence);

        assertThat(scan(Arrays.copyOfRange(body, 0, split), Arrays.copyOfRange(body, split, body.length)))
                .containsExactly(timeNs + "/" + sequence);
    }

    @Test
    void severalItemsOfOneBatchAreFound() {
        byte[] body = (Stamp.payload(31) + "," + Stamp.payload(40)).getBytes(StandardCharsets.US_ASCII);
        Stamp.write(body, 0, 17, 1);
        Stamp.write(body, 32, 18, 2);

        assertThat(scan(body)).containsExactly("17/1", "18/2");
    }

    @Test
    void aPrebuiltRequestIsStampedInPlace() {
        String request = "POST /x\r\n\r\n" + Stamp.payload(40);
        byte[] sent = new byte[request.length()];
        new StampedRequest(new Request(request))
                .stamped(1234567890123456789L, 42)
                .get(sent);

        assertThat(new String(sent, StandardCharsets.US_ASCII)).endsWith("@1234567890123456789.0000000042xxxxxxxxx");
    }

    private static List<String> scan(byte[]... pieces) {
        List<String> found = new ArrayList<>();
        StampScanner scanner = new StampScanner((timeNs, sequence) -> found.add(timeNs + "/" + sequence));
        for (byte[] piece : pieces) {
            scanner.body(piece, 0, piece.length);
        }
        return found;
    }
}
