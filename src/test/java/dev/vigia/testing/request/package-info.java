/** How the requests of the tests are sent. Knows no test. */
package dev.vigia.testing.request;
