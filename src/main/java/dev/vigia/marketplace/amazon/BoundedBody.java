package dev.vigia.marketplace.amazon;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** A body of which no more is taken than what goes beyond a bound: then it is known to be too long, and hung up on. */
class BoundedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> taken = BodySubscribers.ofByteArray();
    private Subscription wire;
    private long left;

    /** @param most bytes */
    BoundedBody(long most) {
        left = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return taken.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        wire = subscription;
        taken.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        if (left < 0) {
            return;
        }
        left -= bytes.stream().mapToLong(Buffer::remaining).sum();
        taken.onNext(bytes);
        if (left < 0) {
            wire.cancel();
            taken.onComplete();
        }
    }

    @Override
    public void onError(Throwable broken) {
        taken.onError(broken);
    }

    @Override
    public void onComplete() {
        taken.onComplete();
    }
}
