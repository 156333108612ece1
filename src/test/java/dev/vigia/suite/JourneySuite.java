package dev.vigia.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What one feature does in a browser. */
@Suite
@SelectPackages("dev.vigia")
@ExcludePackages("dev.vigia.journey")
@IncludeClassNamePatterns(".*JourneyTest")
@ExcludeClassNamePatterns(".*\\.Keycloak\\w+")
class JourneySuite {
}
