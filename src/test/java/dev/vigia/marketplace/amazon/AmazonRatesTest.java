package dev.vigia.marketplace.amazon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.marketplace.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits and rates that Amazon asks for. */
class AmazonRatesTest extends AmazonFixture {

    @Test
    void the_wait_that_amazon_asks_for_is_obeyed_within_reason() {
        api.says("patch", 429, api.body("quota"), "Retry-After", "90");
        assertThat(((Outcome.Retry) publish()).after()).hasSeconds(90);

        api.says("patch", 429, api.body("quota"), "Retry-After", "999999999");
        assertThat(((Outcome.Retry) publish()).after()).hasHours(1);

        api.says("patch", 503, "", "Date", "Fri, 27 Nov 2026 10:00:00 GMT", "Retry-After",
                "Fri, 27 Nov 2026 10:01:40 GMT");
        assertThat(((Outcome.Retry) publish()).after()).hasSeconds(100);

        api.says("patch", 503, "", "Date", "Fri, 27 Nov 2026 10:00:00 GMT", "Retry-After", "tomorrow");
        assertThat(((Outcome.Retry) publish()).after()).as("what it does not ask for").isZero();
    }

    @Test
    void the_rate_that_amazon_grants_is_handed_on() {
        api.says("patch", 200, api.body("patch-accepted"), "x-amzn-RateLimit-Limit", "2.5");
        publish();
        assertThat(account.paces).containsExactly(Map.entry("patches", 2.5));

        api.says("patch", 200, api.body("patch-accepted"), "x-amzn-RateLimit-Limit", "0.0");
        publish();
        assertThat(account.paces).containsExactly(Map.entry("patches", 2.5));
    }

    @ParameterizedTest
    @CsvSource({ "0.000000001, 60", "0.01, 60", "0.05, 20" })
    void no_rate_holds_a_request_up_for_more_than_a_minute(String rate, long seconds) {
        api.says("patch", 200, api.body("patch-accepted"), "x-amzn-RateLimit-Limit", rate);
        publish();
        assertThat(1 / account.paces.get("patches")).isCloseTo(seconds, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({ "0.000000001, 120", "0.00625, 120", "0.0125, 80" })
    void no_rate_holds_a_feed_up_for_longer_than_its_documentation_does(String rate, long seconds) {
        api.answers("createDocument", 201, "document-created").says("createFeed", 202, api.body("feed-created"),
                "x-amzn-RateLimit-Limit", rate);
        publishFeed();
        assertThat(1 / account.paces.get("feeds")).isCloseTo(seconds, within(1e-6));
    }
}
