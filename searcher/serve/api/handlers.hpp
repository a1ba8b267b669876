// What the routes do: a request to an answer, without sockets. They throw Error.
#pragma once

#include "searcher/serve/api/backend.hpp"
#include "searcher/serve/transport/message.hpp"

namespace backfile::internal {

struct Call;

// search_handlers.cpp
[[nodiscard]] HttpResponse search_articles(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse similar_articles(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse count_articles(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse count_values(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse count_by_date(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse explain_query(Backend& backend, Call const& call);

// article_handlers.cpp
[[nodiscard]] HttpResponse show_article(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse list_fields(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse list_field_values(Backend& backend, Call const& call);

// suggest.cpp, export.cpp
[[nodiscard]] HttpResponse suggest(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse export_articles(Backend& backend, Call const& call);

// status_handlers.cpp
[[nodiscard]] HttpResponse describe_interface(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse tell_alive(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse tell_ready(Backend& backend, Call const& call);
[[nodiscard]] HttpResponse tell_metrics(Backend& backend, Call const& call);

}  // namespace backfile::internal
