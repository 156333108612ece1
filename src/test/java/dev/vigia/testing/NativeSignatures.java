package dev.vigia.testing;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The keys and signatures of the provider that tests sign in at, made by Conscrypt's library. Two tokens are signed at each
 * sign-in, and one is looked at by each request: where code is compiled once Java needs 12 ms to sign and half of one to look,
 * the library a tenth of that. Nothing else of it is used, so that the application meets the algorithms of its JDK. On a
 * machine without the library the JDK does both.
 */
public final class NativeSignatures implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Conscrypt.isAvailable()) {
            Security.insertProviderAt(new Rsa(Conscrypt.newProvider()), 1);
        }
    }

    private static final class Rsa extends Provider {

        private static final long serialVersionUID = 1;

        private Rsa(Provider library) {
            super("RSA of tests", "1", "RSA by Conscrypt");
            putService(new Borrowed(this, library.getService("KeyPairGenerator", "RSA")));
            putService(new Borrowed(this, library.getService("Signature", "SHA256withRSA")));
        }
    }

    /** A service of another provider. */
    private static final class Borrowed extends Provider.Service {

        private final Provider.Service lent;

        private Borrowed(Provider provider, Provider.Service lent) {
            super(provider, lent.getType(), lent.getAlgorithm(), lent.getClassName(), List.of(), null);
            this.lent = lent;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return lent.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(Object parameter) {
            return lent.supportsParameter(parameter);
        }
    }
}
