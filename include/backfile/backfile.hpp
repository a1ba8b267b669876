// Everything: index articles, ask for them.
#pragma once

#include <backfile/article.hpp>
#include <backfile/date.hpp>
#include <backfile/error.hpp>
#include <backfile/explanation.hpp>
#include <backfile/extract.hpp>
#include <backfile/index.hpp>
#include <backfile/query.hpp>
#include <backfile/results.hpp>
#include <backfile/search.hpp>
