package dev.sluice.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte by byte, what is answered to what. */
final class BindingTest {
    private static final InetSocketAddress IPV4 = at("192.0.2.1", 32853);
    private static final InetSocketAddress IPV6 = at("2001:db8:1234:5678:11:2233:4455:6677", 32853);
    private static final String COOKIE_AND_TRANSACTION = "2112a442 b7e7a701bc34d686fa87dfae";
    private static final String MAPPED_IPV4 = "0020 0008 0001 a147 e112a643";
    private static final int CHANGE_REQUEST = 0x0003;
    private static final int PRIORITY = 0x0024;

    /** The mapped addresses are those of the test vectors in RFC 5769, 2.2 and 2.3, which have this transaction id. */
    @Test
    void anIpv4AddressIsAnsweredAsInTheTestVectorOfTheStandard() {
        assertAnswer(Requests.binding().bytes(), IPV4, "0101 000c", COOKIE_AND_TRANSACTION, MAPPED_IPV4);
    }

    @Test
    void anIpv6AddressIsAnsweredAsInTheTestVectorOfTheStandard() {
        assertAnswer(
                Requests.binding().bytes(),
                IPV6,
                "0101 0018",
                COOKIE_AND_TRANSACTION,
                "0020 0014 0002 a147 0113a9faa5d3f179bc25f4b5bed2b9d9");
    }

    /** RFC 5769, 2.1: a request with SOFTWARE, PRIORITY, ICE-CONTROLLED, USERNAME, MESSAGE-INTEGRITY, FINGERPRINT. */
    @Test
    void theSampleRequestOfTheStandardIsReadAndItsIceAttributesAreRefused() {
        ByteBuffer sample = hex("000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
                + "002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020"
                + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");

        BindingRequest request =
                Optional.ofNullable(BindingRequest.read(sample)).orElseThrow();

        assertThat(request.hasFingerprint()).isTrue();
        assertThat(request.namesSoftware()).isTrue();
        assertThat(request.unknown()).containsExactly(PRIORITY);
    }

    @Test
    void oneWhoNamesItsSoftwareIsToldOurs() {
        assertAnswer(
                Requests.binding().with(StunFormat.SOFTWARE, (byte) 'x').bytes(),
                IPV4,
                "0101 0018",
                COOKIE_AND_TRANSACTION,
                MAPPED_IPV4,
                "8022 0006 536c75696365 0000");
    }

    @Test
    void aFingerprintIsAnsweredWithAFingerprint() {
        ByteBuffer answer = answer(Requests.binding().withFingerprint(), IPV4).orElseThrow();

        int at = answer.limit() - StunFormat.FINGERPRINT_BYTES;
        assertThat(answer.getShort(2)).isEqualTo((short) 20);
        assertThat(answer.getInt(at)).isEqualTo(0x8028_0004);
        assertThat(answer.getInt(at + 4)).isEqualTo(StunFormat.fingerprint(answer, at));
    }

    @Test
    void aWrongFingerprintIsNotAnswered() {
        assertThat(answer(Requests.binding().withFingerprint(1), IPV4)).isEmpty();
    }

    @Test
    void aFingerprintMustBeTheLastAttribute() {
        Requests request = Requests.binding();
        request.withFingerprint();

        assertThat(answer(request.with(StunFormat.SOFTWARE, (byte) 'x').bytes(), IPV4))
                .isEmpty();
    }

    @Test
    void whatMustBeUnderstoodAndIsNotIsNamedInAnError() {
        assertAnswer(
                Requests.binding()
                        .with(PRIORITY, new byte[4])
                        .with(0x7fff)
                        .with(PRIORITY)
                        .with(0xffff)
                        .bytes(),
                IPV4,
                "0111 0024",
                COOKIE_AND_TRANSACTION,
                "0009 0015 00000414 556e6b6e6f776e20417474726962757465 000000",
                "000a 0004 0024 7fff");
    }

    @Test
    void whatComesAfterTheMessageIntegrityDoesNotCount() {
        ByteBuffer request = Requests.binding()
                .with(0x0006, (byte) 'u')
                .with(StunFormat.MESSAGE_INTEGRITY, new byte[20])
                .with(PRIORITY, new byte[4])
                .bytes();

        assertAnswer(request, IPV4, "0101 000c", COOKIE_AND_TRANSACTION, MAPPED_IPV4);
    }

    @Test
    void aClassicClientIsToldItsAddressPlainly() {
        assertAnswer(
                Requests.classic().with(StunFormat.SOFTWARE, (byte) 'x').bytes(),
                IPV4,
                "0101 000c",
                "000102030405060708090a0b0c0d0e0f",
                "0001 0008 0001 8055 c0000201");
    }

    /** An odd number of attributes is filled up, for RFC 3489 has no padding. */
    @Test
    void aClassicClientCannotHaveItsAnswerSentElsewhere() {
        assertAnswer(
                Requests.classic().with(CHANGE_REQUEST, new byte[4]).bytes(),
                IPV4,
                "0111 0024",
                "000102030405060708090a0b0c0d0e0f",
                "0009 0015 00000414 556e6b6e6f776e20417474726962757465 000000",
                "000a 0004 0003 0003");
    }

    /** Indication, both answers, TURN's allocation, and two that are no STUN at all. */
    @ParameterizedTest
    @ValueSource(ints = {0x0011, 0x0101, 0x0111, 0x0003, 0x4001, 0x8001})
    void otherMessagesAreNotAnswered(int type) {
        assertThat(answer(Requests.ofType(type).bytes(), IPV4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0001",
                "00010000 2112a442 b7e7a701bc34d686fa87df",
                "00010004 2112a442 b7e7a701bc34d686fa87dfae",
                "00010000 2112a442 b7e7a701bc34d686fa87dfae 00000000",
                "00010004 2112a442 b7e7a701bc34d686fa87dfae 00060001",
                "00010004 2112a442 b7e7a701bc34d686fa87dfae 0006ffff",
                "00010001 2112a442 b7e7a701bc34d686fa87dfae 00",
            })
    void whatIsNotWellFormedIsNotAnswered(String datagram) {
        assertThat(answer(hex(datagram), IPV4)).isEmpty();
    }

    private static void assertAnswer(ByteBuffer request, InetSocketAddress from, String... expected) {
        ByteBuffer answer = answer(request, from).orElseThrow();
        byte[] bytes = new byte[answer.remaining()];
        answer.get(bytes);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo(String.join("", expected).replace(" ", ""));
    }

    private static Optional<ByteBuffer> answer(ByteBuffer datagram, InetSocketAddress from) {
        return Optional.ofNullable(BindingRequest.read(datagram))
                .map(request -> BindingAnswer.to(request, datagram.limit(), from));
    }

    private static ByteBuffer hex(String text) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(text.replace(" ", "")));
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }
}
