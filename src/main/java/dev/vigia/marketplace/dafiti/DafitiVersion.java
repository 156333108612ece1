package dev.vigia.marketplace.dafiti;

import dev.vigia.marketplace.Account;

/** The two APIs of SellerCenter, Dafiti's software. They run side by side; a seller has access to one or both. */
enum DafitiVersion {

    /** Applications with a token, products by number, answers at once. */
    OAUTH("oauth"),
    /** Signed calls with a body of XML, answers later. */
    SIGNED("signed");

    static final String SETTING = "api";

    private final String choice;

    DafitiVersion(String choice) {
        this.choice = choice;
    }

    String choice() {
        return choice;
    }

    static DafitiVersion of(Account account) {
        return of(account.setting(SETTING));
    }

    static DafitiVersion of(String choice) {
        return SIGNED.choice.equals(choice) ? SIGNED : OAUTH;
    }
}
