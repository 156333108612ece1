package dev.vigia.sandbox.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmazonListingTest {

    private static final Duration DELAY = Duration.ofMinutes(2);

    private final SteppingClock clock = new SteppingClock();
    private final AmazonListing listing = new AmazonListing("S1", "taza", "B01", AmazonListing.Kind.ITEM, 5, clock);

    @Test
    void an_accepted_quantity_does_not_show_before_its_time() {
        listing.accept(merge(0), DELAY);

        clock.step(DELAY.minusMillis(1));
        assertThat(listing.view().quantity()).isEqualTo(5);
        clock.step(Duration.ofMillis(1));
        assertThat(listing.view().quantity()).isZero();
    }

    @Test
    void quantities_show_in_the_order_in_which_they_were_accepted() {
        listing.accept(merge(3), DELAY);
        clock.step(Duration.ofSeconds(1));
        listing.accept(merge(7), DELAY);

        clock.step(DELAY.minusSeconds(1));
        assertThat(listing.view().quantity()).isEqualTo(3);
        clock.step(Duration.ofSeconds(1));
        assertThat(listing.view().quantity()).isEqualTo(7);
        assertThat(listing.view().updates()).isEqualTo(2);
    }

    private static List<Patch> merge(int quantity) {
        return List.of(new Patch("merge", "/attributes/fulfillment_availability", Optional.of(List.of(
                JsonNodeFactory.instance
                        .objectNode().put("fulfillment_channel_code", "DEFAULT").put("quantity", quantity)))));
    }

    private static final class SteppingClock extends Clock {

        private Instant now = Instant.parse("2026-01-31T12:00:00Z");

        void step(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
