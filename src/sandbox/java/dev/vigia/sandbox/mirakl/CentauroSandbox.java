package dev.vigia.sandbox.mirakl;

import dev.vigia.sandbox.SandboxConfig;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

@Singleton
@UnlessBuildProfile("prod")
class CentauroSandbox extends MiraklSandbox {

    CentauroSandbox(Vertx vertx, SandboxConfig config) {
        super("centauro", vertx, config);
    }
}
