package dev.vigia.testing;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The keys and signatures of the provider that tests sign in at, made by Conscrypt's library. It signs two tokens at each
 * sign-in: Java needs 12 ms for each where code is compiled once, the library less than one. Nothing else of it is used, so
 * that the application meets the algorithms of its JDK. On a machine without the library the JDK signs, too.
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
            // A signature is looked at by the JDK, as in production.
            return !(parameter instanceof PublicKey) && lent.supportsParameter(parameter);
        }
    }
}
