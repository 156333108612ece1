package dev.vigia.chaos.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that does not outlive this one: a shell beside it waits for the end of a pipe of ours, which comes however we
 * end, and kills it then.
 */
final class Guarded {

    private static final String GUARD = """
            exec 3<&0
            "$@" </dev/null >>"$VIGIA_CHAOS_LOG" 2>&1 3<&- &
            pid=$!
            echo $pid
            (cat <&3; kill -KILL $pid) >/dev/null 2>&1 &
            guard=$!
            wait $pid
            code=$?
            kill $guard 2>/dev/null
            exit $code
            """;

    private final Process shell;
    private final long pid;

    private Guarded(Process shell, long pid) {
        this.shell = shell;
        this.pid = pid;
    }

    /** Starts a command whose output is added to a file. */
    static Guarded start(List<String> command, Map<String, String> environment, Path log) {
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.environment().put("VIGIA_CHAOS_LOG", log.toString());
        try {
            Process shell = builder.start();
            String pid = new BufferedReader(new InputStreamReader(shell.getInputStream())).readLine();
            return new Guarded(shell, Long.parseLong(pid));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    long pid() {
        return pid;
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /** Sends a signal by its name, such as {@code KILL}; it may have ended meanwhile. */
    void signal(String name) {
        signal(pid, name);
    }

    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return whether it has ended by then */
    boolean awaitEnd(Duration most) {
        try {
            if (!shell.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            shell.getOutputStream().close();
            return true;
        } catch (IOException closedBefore) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills it and waits until it is gone. */
    void kill() {
        signal("KILL");
        if (!awaitEnd(Duration.ofSeconds(10))) {
            throw new IllegalStateException("the process " + pid + " survives being killed");
        }
    }
}
