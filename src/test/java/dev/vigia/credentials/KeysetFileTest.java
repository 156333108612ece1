package dev.vigia.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetFileTest {

    private record InFile(Path file) implements SecretsConfig {

        @Override
        public Optional<String> keyset() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> keysetFile() {
            return Optional.of(file);
        }

        @Override
        public boolean createKeyset() {
            return true;
        }
    }

    @Test
    void it_is_made_for_its_owner_alone_and_opens_what_it_closed(@TempDir Path directory) throws Exception {
        SecretsConfig config = new InFile(directory.resolve("new").resolve("keyset.json"));

        byte[] secret = new Secrets(config).encrypt("hush", 1, 2, "key");

        assertThat(new Secrets(config).decrypt(secret, 1, 2, "key")).isEqualTo("hush");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.keysetFile().orElseThrow())))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }
}
