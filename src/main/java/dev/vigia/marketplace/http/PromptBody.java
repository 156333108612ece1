package dev.vigia.marketplace.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * The body of a request by the JDK's own client that leaves until its {@link Departure} is over, and no longer. Without
 * its body a request changes nothing.
 */
public final class PromptBody implements BodyPublisher {

    private final BodyPublisher body;
    private final long latest = Departure.take();

    public PromptBody(BodyPublisher body) {
        this.body = body;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> wire) {
        body.subscribe(new Subscriber<>() {

            private Subscription subscription;
            private boolean ended;

            @Override
            public void onSubscribe(Subscription subscription) {
                this.subscription = subscription;
                wire.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                if (ended) {
                    return;
                }
                if (Departure.isOver(latest)) {
                    subscription.cancel();
                    onError(Departure.heldBack());
                } else {
                    wire.onNext(bytes);
                }
            }

            @Override
            public void onError(Throwable failure) {
                if (!ended) {
                    ended = true;
                    wire.onError(failure);
                }
            }

            @Override
            public void onComplete() {
                if (!ended) {
                    ended = true;
                    wire.onComplete();
                }
            }
        });
    }
}
