package dev.vigia.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What goes through a browser. */
@Suite
@SelectPackages("dev.vigia")
@IncludeClassNamePatterns(".*JourneyTest")
@ExcludeClassNamePatterns(".*\\.Keycloak\\w+")
class JourneySuite {
}
