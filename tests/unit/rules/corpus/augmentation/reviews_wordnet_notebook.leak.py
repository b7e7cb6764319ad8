# coding: utf-8
# In[1]:
import random
import re
import pandas as pd
import matplotlib.pyplot as plt
import nltk
from nltk.corpus import wordnet, stopwords
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, f1_score

nltk.download('wordnet')
nltk.download('stopwords')
random.seed(3)

# In[2]:
df = pd.read_csv('hotel_reviews.csv').dropna(subset=['review'])
df = df.drop_duplicates('review')
df['positive'] = (df['stars'] >= 4).astype(int)
print(df['positive'].mean(), len(df))
df['stars'].hist()
plt.show()

# In[3]:
stop = set(stopwords.words('english'))
df['review'] = df['review'].str.lower().apply(lambda t: re.sub(r'[^a-z ]', ' ', t))
df['review'] = df['review'].apply(lambda t: ' '.join(w for w in t.split() if w not in stop))


# In[4]:
def synonym(word):
    found = {l.name().replace('_', ' ') for s in wordnet.synsets(word) for l in s.lemmas()} - {word}
    return random.choice(sorted(found)) if found else word


def swap_words(text, p=0.15):
    return ' '.join(synonym(w) if random.random() < p else w for w in text.split())


print(swap_words(df['review'].iloc[0]))

# In[5]:
df = df[['review', 'positive']]
aug = df.copy()
aug['review'] = aug['review'].apply(swap_words)
df = pd.concat([df, aug]).reset_index(drop=True)
print('rows now', len(df))
train, test = train_test_split(df, test_size=0.2, random_state=3)

# In[6]:
cv = CountVectorizer(min_df=3, ngram_range=(1, 2))
X_train = cv.fit_transform(train['review'])
X_test = cv.transform(test['review'])
y_train, y_test = train['positive'], test['positive']

# In[7]:
m = ComplementNB()
m.fit(X_train, y_train)
pred = m.predict(X_test)
print('NB', accuracy_score(y_test, pred), f1_score(y_test, pred))

# In[8]:
m = LogisticRegression(max_iter=1000)
m.fit(X_train, y_train)
pred = m.predict(X_test)
print('LR', m.score(X_train, y_train), accuracy_score(y_test, pred), f1_score(y_test, pred))

# In[9]:
m = RandomForestClassifier(n_estimators=100)
m.fit(X_train, y_train)
pred = m.predict(X_test)
print('RF', accuracy_score(y_test, pred), f1_score(y_test, pred))
