package dev.vigia.credentials;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;

/**
 * Encrypts credentials, each bound to its retailer, integration and name, so that a value copied to another row does not
 * open. Made at start, so that an application without its key does not start at all.
 */
@Startup
@Singleton
public class Secrets {

    private final Aead aead;

    Secrets(SecretsConfig config) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        aead = TinkJsonProtoKeysetFormat.parseKeyset(keyset(config), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    public byte[] encrypt(String plain, long retailerId, long integrationId, String name) {
        try {
            return aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), associatedData(retailerId, integrationId,
                    name));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a credential could not be encrypted", e);
        }
    }

    /** @throws IllegalStateException if it was encrypted with another key, or for another place */
    public String decrypt(byte[] secret, long retailerId, long integrationId, String name) {
        try {
            return new String(aead.decrypt(secret, associatedData(retailerId, integrationId, name)),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the credential " + name + " of integration " + integrationId
                    + " does not open with this keyset", e);
        }
    }

    private static byte[] associatedData(long retailerId, long integrationId, String name) {
        return (retailerId + "/" + integrationId + "/" + name).getBytes(StandardCharsets.UTF_8);
    }

    private static String keyset(SecretsConfig config) throws GeneralSecurityException, IOException {
        if (config.keyset().isPresent()) {
            return config.keyset().get();
        }
        Path file = config.keysetFile().orElseThrow(() -> new IllegalStateException(
                "credentials need a keyset: set vigia.secrets.keyset or vigia.secrets.keyset-file"));
        if (!Files.exists(file) && config.createKeyset()) {
            create(file);
        }
        return Files.readString(file);
    }

    private static void create(Path file) throws GeneralSecurityException, IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Made for nobody but its owner, where the disk knows owners; and there as a whole or not at all.
        Path made = Files.createTempFile(file.toAbsolutePath().getParent(), "keyset", ".new");
        Files.writeString(made, TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get()));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
