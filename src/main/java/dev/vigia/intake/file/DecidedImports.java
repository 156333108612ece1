package dev.vigia.intake.file;

import dev.vigia.database.PromptLook;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Has a file applied, or what is left of it dropped, as soon as somebody has said so. */
@ApplicationScoped
class DecidedImports {

    private final PromptLook look;

    DecidedImports(StockImports imports) {
        this.look = new PromptLook("import", imports::look);
    }

    /** Told when somebody has agreed to a file or stopped it. */
    record ImportDecided(long id) {
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportDecided decided) {
        look.ask();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        look.stop();
    }
}
