// SPDX-License-Identifier: MIT
#pragma once

#include "socks/codes.h"

#include <QString>

/// What a reply code means to a person.
namespace argyle::ui {

/// The name of the route as stream records have it: "direct", "upstream", "tor". Empty: none was taken.
using RouteName = QString;

/// "05 connection refused".
QString codeTitle(quint8 code, const socks::CodeText &text);
/// What the code says, or who said it, on this route in particular; empty where there is nothing to add.
QString onThisRoute(quint8 code, const RouteName &route);
/// A heading and a text beneath it, as HTML; nothing where the text is empty.
QString paragraph(const QString &heading, const QString &text);
/// The paragraph "What to try next".
QString adviceParagraph(const QString &advice);
/// The same for a code; nothing where that says that all is well.
QString advice(quint8 code, const socks::CodeText &text);
/// What to try next where the proxy or the Tor on the way is at fault, whatever the code: a sentence.
QString routeAdvice(const RouteName &route);
/// The paragraphs "What it means", and where something went wrong "On this route" and "Likely causes", as HTML. None says what
/// `said` has said.
QString explanation(quint8 code, const socks::CodeText &text, const RouteName &route, const QString &said = {});

} // namespace argyle::ui
