package dev.sluice.stun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever arrives. */
final class BindingPropertyTest {
    private static final InetSocketAddress FROM = new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 4711);

    record Attribute(int type, String value) {}

    @Property(tries = 20_000)
    void noDatagramMakesItFail(@ForAll @Size(max = 100) byte[] datagram) {
        check(ByteBuffer.wrap(datagram));
    }

    @Property(tries = 20_000)
    void noDamagedRequestMakesItFail(
            @ForAll("requests") ByteBuffer request, @ForAll int at, @ForAll byte damage, @ForAll int cut) {
        byte[] damaged = new byte[request.limit() - Math.floorMod(cut, 9)];
        request.get(0, damaged, 0, damaged.length);
        damaged[Math.floorMod(at, damaged.length)] = damage;

        check(ByteBuffer.wrap(damaged));
    }

    @Property(tries = 5_000)
    void everyWellFormedRequestIsAnsweredAndTheAnswerIsBarelyLonger(@ForAll("requests") ByteBuffer request) {
        assertThat(check(request)).isTrue();
    }

    /** Whether there is an answer; that it is well-formed, belongs to the request and is not much longer. */
    private static boolean check(ByteBuffer datagram) {
        BindingRequest request = BindingRequest.read(datagram);
        if (request == null) {
            return false;
        }
        ByteBuffer answer = BindingAnswer.to(request, datagram.limit(), FROM);
        assertThat(answer.limit()).isLessThanOrEqualTo(datagram.limit() + BindingAnswer.MAX_SURPLUS_BYTES);
        assertThat(answer.limit() % 4).isZero();
        assertThat((int) answer.getShort(2)).isEqualTo(answer.limit() - StunFormat.HEADER_BYTES);
        assertThat(answer.slice(4, 16)).isEqualTo(datagram.slice(4, 16));
        int at = StunFormat.HEADER_BYTES;
        while (at < answer.limit()) {
            at += 4 + StunFormat.padded(answer.getShort(at + 2));
        }
        assertThat(at).isEqualTo(answer.limit());
        return true;
    }

    @Provide
    Arbitrary<ByteBuffer> requests() {
        Arbitrary<Integer> types = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0xffff).filter(type -> type != StunFormat.FINGERPRINT),
                Arbitraries.of(StunFormat.SOFTWARE, StunFormat.MESSAGE_INTEGRITY, 0x0006, 0x0024));
        Arbitrary<String> values =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(24);
        Arbitrary<List<Attribute>> attributes =
                Combinators.combine(types, values).as(Attribute::new).list().ofMaxSize(20);
        return Combinators.combine(attributes, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(BindingPropertyTest::request);
    }

    private static ByteBuffer request(List<Attribute> attributes, boolean isClassic, boolean hasFingerprint) {
        Requests request = isClassic ? Requests.classic() : Requests.binding();
        attributes.forEach(
                attribute -> request.with(attribute.type(), attribute.value().getBytes(ISO_8859_1)));
        return hasFingerprint && !isClassic ? request.withFingerprint() : request.bytes();
    }
}
