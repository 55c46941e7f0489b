package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs small test classes that leak, and that do not, and looks at what JUnit reports of them. */
final class LeakExtensionTest {
    /** For what must pass: a slow machine is no leak. */
    private static final String PATIENT = "10000";

    @AfterEach
    void endTheLeaks() throws Exception {
        LeakySamples.LEFT.close();
    }

    @Test
    void aTidyClassPasses() {
        assertThat(failureOf(LeakySamples.Tidy.class, PATIENT)).isNull();
    }

    @Test
    void aThreadThatEndsSoonAfterIsWaitedFor() {
        assertThat(failureOf(LeakySamples.EndsSoon.class, PATIENT)).isNull();
    }

    @Test
    void resourcesInTheStoreOfJUnitAreClosedBeforeItLooks() {
        assertThat(failureOf(LeakySamples.ClosedByJUnit.class, PATIENT)).isNull();
    }

    @Test
    void aLeftPlatformThreadIsNamedWithItsStack() {
        assertThat(failureOf(LeakySamples.LeavesThread.class))
                .contains("LeavesThread left behind")
                .contains("thread \"forgotten\"")
                .contains("CountDownLatch.await");
    }

    @Test
    void aLeftVirtualThreadIsNamedWithItsStack() {
        assertThat(failureOf(LeakySamples.LeavesVirtualThread.class))
                .contains("virtual thread \"forgotten-virtual\"")
                .contains("CountDownLatch.await");
    }

    @Test
    void aLeftSocketIsNamedWithItsPort() {
        assertThat(failureOf(LeakySamples.LeavesSocket.class)).containsPattern("socket \\d+ \\d+ \\(TCP port \\d+");
    }

    @Test
    void aLeftChildProcessIsNamedWithItsCommand() {
        assertThat(failureOf(LeakySamples.LeavesProcess.class))
                .contains("process ")
                .contains("cat");
    }

    private static @Nullable String failureOf(Class<?> testClass) {
        return failureOf(testClass, "300");
    }

    private static @Nullable String failureOf(Class<?> testClass, String graceMs) {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter(LeakExtension.GRACE, graceMs)
                .execute();
        events.testEvents().assertThatEvents().haveExactly(1, finishedSuccessfully());
        return events.containerEvents().finished().stream()
                .map(Event::getPayload)
                .flatMap(payload -> payload.map(TestExecutionResult.class::cast).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(null);
    }
}
