package dev.vigia.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundCallsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final RequestDeadline NOW = RequestDeadline.usual();

    private final CountDownLatch answered = new CountDownLatch(1);
    private final Supplier<String> silent = () -> {
        try {
            answered.await();
        } catch (InterruptedException given) {
            throw new IllegalStateException(given);
        }
        return "late";
    };

    @AfterEach
    void answer() {
        answered.countDown();
    }

    @Test
    void what_a_request_brings_is_handed_over() {
        assertThat(new OutboundCalls(1, LONG).<String>make(NOW, () -> "there")).isEqualTo("there");
    }

    @Test
    void a_request_is_never_made_on_the_thread_that_waits_for_it() {
        assertThat(new OutboundCalls(1, LONG).make(NOW, Thread::currentThread)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void the_moment_until_which_a_request_may_leave_goes_along_with_it() {
        assertThat(new OutboundCalls(1, LONG).<RequestDeadline>make(NOW, () -> OutboundThread.deadline())).isEqualTo(
                NOW);
    }

    @Test
    void what_a_request_fails_with_is_handed_over_as_it_is() {
        ConnectorException failure = ConnectorException.unreadable("no");

        assertThatThrownBy(() -> new OutboundCalls(1, LONG).make(NOW, () -> {
            throw failure;
        })).isSameAs(failure);
        assertThatThrownBy(() -> new OutboundCalls(1, LONG).make(NOW, () -> {
            throw new AssertionError("no");
        })).isInstanceOf(AssertionError.class);
    }

    @Test
    void nobody_waits_without_end() {
        assertThatThrownBy(() -> new OutboundCalls(1, Duration.ofMillis(20)).make(NOW, silent))
                .isInstanceOf(OutboundCalls.Overdue.class);
    }

    @Test
    void where_all_threads_are_taken_nobody_waits_for_one() {
        OutboundCalls calls = new OutboundCalls(1, LONG);
        CountDownLatch begun = new CountDownLatch(1);
        Thread first = new Thread(() -> calls.make(NOW, () -> {
            begun.countDown();
            return silent.get();
        }));
        first.start();
        assertThatThrownBy(() -> {
            begun.await();
            calls.make(NOW, () -> "no");
        }).isInstanceOf(OutboundCalls.Overdue.class);
    }

    @Test
    void no_word_of_an_exception_of_ours_is_taken_for_the_marketplaces() {
        assertThatThrownBy(() -> Reply.to(NOW, () -> {
            throw new IllegalArgumentException("a header value contains a prohibited character: SECRETKEY-1234\n");
        })).isInstanceOfSatisfying(ConnectorException.class,
                failure -> assertThat(((Outcome.Retry) failure.outcome()).message()).isEmpty());
    }
}
