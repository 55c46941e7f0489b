package dev.sluice.base;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BucketsTest {
    private static final TokenBucket.Shape SHAPE = new TokenBucket.Shape(2, 100);

    @Property
    void overAnySpanNoMoreTokensAreGivenThanTheBurstAndTheRefill(
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @LongRange(min = 1, max = 1_000) long refillNs,
            @ForAll @LongRange(min = Long.MIN_VALUE, max = Long.MAX_VALUE) long startNs,
            @ForAll @Size(max = 200) int[] steps) {
        TokenBucket bucket = new TokenBucket(new TokenBucket.Shape(burst, refillNs), startNs);
        long elapsedNs = 0;
        long given = 0;
        for (int step : steps) {
            elapsedNs += Math.floorMod(step, 2_000);
            if (bucket.take(startNs + elapsedNs) == 0) {
                given++;
            }
            assertThat(given).isLessThanOrEqualTo(burst + elapsedNs / refillNs);
        }
    }

    @Property
    void afterTheTimeItNamedThereIsAToken(
            @ForAll @IntRange(min = 1, max = 20) int burst, @ForAll @LongRange(min = 1, max = 1_000) long refillNs) {
        TokenBucket bucket = new TokenBucket(new TokenBucket.Shape(burst, refillNs), 0);
        for (int i = 0; i < burst; i++) {
            assertThat(bucket.take(0)).isZero();
        }
        long waitNs = bucket.take(0);
        assertThat(waitNs).isPositive();
        assertThat(bucket.take(waitNs - 1)).isEqualTo(1);
        assertThat(bucket.take(waitNs)).isZero();
    }

    @Test
    void thereAreNeverMoreThanTheLimitAndTheOldestGoes() {
        Buckets<String> buckets = new Buckets<>(SHAPE, 2);
        TokenBucket a = buckets.get("a", 0);
        buckets.get("b", 0);
        buckets.get("a", 0);
        buckets.get("c", 0);
        assertThat(buckets.size()).isEqualTo(2);
        assertThat(buckets.find("a")).isSameAs(a);
        assertThat(buckets.find("b")).isNull();
    }

    @Test
    void onlyFullBucketsAreForgotten() {
        Buckets<String> buckets = new Buckets<>(SHAPE, 10);
        buckets.get("full", 0);
        buckets.get("used", 0).take(0);
        buckets.trim(99);
        assertThat(buckets.size()).isEqualTo(1);
        buckets.trim(100);
        assertThat(buckets.size()).isZero();
    }
}
