package dev.vigia.chaos.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a node has written, one process after the other. */
public final class Log {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    /** How long it was when each process began. */
    private final List<Integer> begins = new ArrayList<>();

    public Log(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** From here on another process writes it; the one before has ended. */
    void begin() {
        try {
            begins.add(Files.exists(file) ? (int) Files.size(file) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What no line may be. Each is one JSON object, except what the virtual machine says before the application does, and
     * a last line in the middle of which the process was killed; none holds a secret.
     *
     * @return each fault with the number of its line, and never the line, which may hold the secret
     */
    public List<String> faults(Confidential secrets) {
        byte[] bytes = bytes();
        List<String> faults = new ArrayList<>();
        int number = 1;
        for (int process = 0; process < begins.size(); process++) {
            int begin = begins.get(process);
            int end = process + 1 < begins.size() ? begins.get(process + 1) : bytes.length;
            String[] lines = new String(bytes, begin, end - begin, UTF_8).split("\n", -1);
            boolean speaks = false;
            for (int i = 0; i < lines.length; i++) {
                boolean ended = i + 1 < lines.length;
                speaks |= lines[i].startsWith("{");
                if (speaks && ended && !isObject(lines[i])) {
                    faults.add("%s, line %d: no JSON object".formatted(file.getFileName(), number));
                }
                if (secrets.isIn(lines[i])) {
                    faults.add("%s, line %d: holds a secret".formatted(file.getFileName(), number));
                }
                number += ended ? 1 : 0;
            }
        }
        return faults;
    }

    private static boolean isObject(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException none) {
            return false;
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
