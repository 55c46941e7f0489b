package dev.sluice.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of ARCHITECTURE.md: who may know whom. */
final class ArchitectureTest {
    private static final String ROOT = "dev.sluice.";

    /** A module, and the packages it may know besides its own. */
    record Room(String name, List<String> knows) {
        static Room of(String name, String... knows) {
            return new Room(name, List.of(knows));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Room> ROOMS = List.of(
            Room.of("base"),
            Room.of("testkit", "base"),
            Room.of("wire", "base"),
            Room.of("access", "base", "wire"),
            Room.of("items", "base", "wire"),
            Room.of("rooms", "base", "wire"),
            Room.of("stun", "base"),
            Room.of("store", "base", "access.spi"),
            Room.of("edge", "base", "wire", "access", "items", "rooms"),
            Room.of("server", "base", "wire", "access", "items", "rooms", "stun", "store", "edge"),
            Room.of("client", "base", "wire"),
            // The SDKs speak in records of wire, so whoever uses them does, too.
            Room.of("cli", "base", "wire", "client", "server"));

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isProduction)
            .importPackages("dev.sluice");

    private static boolean isProduction(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }

    static Stream<Room> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyTheRoomsItsArrowsPointTo(Room room) {
        String[] known = Stream.concat(Stream.of(room.name()), room.knows().stream())
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(ROOT + room.name() + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.sluice..").or(resideInAnyPackage(known)))
                .check(PRODUCTION);
    }

    @Test
    void everyRoomHasItsArrowsListed() {
        List<String> rooms = ROOMS.stream().map(Room::name).toList();

        assertThat(PRODUCTION)
                .extracting(ArchitectureTest::room)
                .containsAll(rooms)
                .allMatch(rooms::contains);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.sluice.(**)").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void onlyTheEdgeKnowsTheHttpServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.edge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(PRODUCTION);
    }

    @Test
    void noTypeOfATransportPassesADoor() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sluice.base..",
                        "dev.sluice.access..",
                        "dev.sluice.items..",
                        "dev.sluice.rooms..",
                        "dev.sluice.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..", "tools.jackson..", "com.fasterxml..", "java.net.http..")
                .check(PRODUCTION);
    }

    @Test
    void thePlanesHaveNoTypesOfTransportsOfTheirOwn() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.sluice.access..", "dev.sluice.items..", "dev.sluice.rooms..")
                .should()
                .haveNameMatching("(?i).*(header|cookie|json|http)[^.]*")
                .check(PRODUCTION);
    }

    @Test
    void onlyTheStoreKnowsTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .check(PRODUCTION);
    }

    @Test
    void theWireDoesNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAPackage("dev.sluice.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\..*Socket.*|java\\.io\\.File.*")
                .check(PRODUCTION);
    }

    @Test
    void namesSayWhatAClassIs() {
        classes()
                .that()
                .doNotHaveSimpleName("PoolManager")
                .should()
                .haveNameNotMatching(".*(\\.|\\$)(Abstract\\w*|\\w*(Impl|Utils?|Helper|Manager))")
                .check(PRODUCTION);
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(PRODUCTION);
    }

    @Test
    void everybodyLogsThroughOneInterface() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                .check(PRODUCTION);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.server.logging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos.logback..")
                .check(PRODUCTION);
    }

    @Test
    void noStateIsStatic() {
        fields().that().areStatic().should().beFinal().check(PRODUCTION);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethodWhere(target(name("sleep"))).check(PRODUCTION);
    }

    private static String room(JavaClass type) {
        return Arrays.asList(type.getPackageName().split("\\.", -1)).get(2);
    }
}
