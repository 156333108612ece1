package dev.vigia.credentials;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "vigia.secrets")
public interface SecretsConfig {

    /**
     * The Tink keyset (JSON) that encrypts credentials. Every node needs the same one; who loses it must type all
     * credentials again.
     */
    Optional<String> keyset();

    /** A file with the keyset, where the environment is no place for it. */
    @WithName("keyset-file")
    Optional<Path> keysetFile();

    /** Makes the file when it is missing. Comfortable on one machine; a danger where the disk does not last. */
    @WithDefault("false")
    boolean createKeyset();
}
