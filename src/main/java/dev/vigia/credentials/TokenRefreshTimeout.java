package dev.vigia.credentials;

/** The token is being refreshed elsewhere, and that takes too long; nothing was done. */
public class TokenRefreshTimeout extends RuntimeException {

    TokenRefreshTimeout() {
        super("the token is being renewed elsewhere");
    }
}
